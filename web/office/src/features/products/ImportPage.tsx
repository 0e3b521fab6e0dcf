/** Products from a file: a dry run first, with every refused row and why; then the same file is taken in. */
import { FileButton } from '@mantine/core';
import { sendFile, type ImportAnswer } from '@tillbook/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Refused } from '../../parts/forms';
import { Icon } from '../../parts/Icon';
import { Act, PageHead } from '../../parts/page';
import { tell } from '../../parts/Toasts';

function Preview({ answer }: { answer: ImportAnswer }) {
  const { t } = useReader();
  const heads = [...new Set(answer.preview.flatMap((row) => Object.keys(row)))];
  return (
    <>
      <dl className="figs four">
        <div className="fig"><dt>{t('import.rows')}</dt><dd>{answer.rows}</dd></div>
        <div className="fig"><dt>{t('import.accepted')}</dt><dd>{answer.accepted}</dd></div>
        <div className="fig"><dt>{t('import.unchanged')}</dt><dd>{answer.unchanged}</dd></div>
        <div className="fig"><dt>{t('import.rejected')}</dt><dd className={answer.rejected > 0 ? 'bad-ink' : undefined}>{answer.rejected}</dd></div>
      </dl>
      {answer.reasons.length > 0 && <section className="panel tablewrap"><header><h2>{t('import.reasons')}</h2></header><table className="dt" aria-label={t('import.reasons')}><thead><tr><th scope="col">{t('import.row')}</th><th scope="col">{t('import.why')}</th><th scope="col">{t('code')}</th></tr></thead><tbody>{answer.reasons.map((reason) => <tr key={`${reason.row}${reason.code}`}><td className="tn">{reason.row}</td><td>{reason.message}</td><td><span className="code">{reason.code}</span></td></tr>)}</tbody></table></section>}
      {answer.preview.length > 0 && <section className="panel tablewrap"><header><h2>{t('import.preview')}</h2></header><table className="dt" aria-label={t('import.preview')}><thead><tr>{heads.map((head) => <th scope="col" key={head}>{head}</th>)}</tr></thead><tbody>{answer.preview.map((row, at) => <tr key={at}>{heads.map((head) => <td key={head}>{row[head]}</td>)}</tr>)}</tbody></table></section>}
    </>
  );
}

export function ImportPage() {
  const { t } = useReader();
  const to = useAddress();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const dry = useMutation({ mutationFn: (chosen: File) => sendFile('products', chosen, true) });
  const real = useMutation({
    mutationFn: (chosen: File) => sendFile('products', chosen, false),
    onSuccess: async (answer) => {
      tell(t('import.done', { count: answer.accepted }));
      setFile(null);
      dry.reset();
      await client.invalidateQueries();
    },
  });
  const choose = (chosen: File | null) => {
    if (chosen === null) return;
    setFile(chosen);
    dry.mutate(chosen);
  };
  const count = dry.data?.accepted ?? 0;
  return (
    <>
      <PageHead title={t('import.title')} crumb={<Link className="lnk" to={to('/products')}>{t('nav.products')}</Link>} text={t('import.text')} />
      <div className="pagebody formpage">
        <section className="panel formpanel"><div className="acts">
          <FileButton onChange={choose} accept=".csv,.xlsx,text/csv">{(props) => <button type="button" className={file === null ? 'btn p' : 'btn'} {...props}><Icon name="upload" />{t('import.choose')}</button>}</FileButton>
          {file !== null && <span className="mut">{file.name}</span>}
          {file !== null && dry.isSuccess && <Act kind="primary" disabled={count === 0 || real.isPending} onClick={() => real.mutate(file)}>{t('import.take', { count })}</Act>}
        </div><p className="mut sm" style={{ marginBlockStart: 10 }}>{t('import.columns')}</p></section>
        <Refused error={dry.error ?? real.error} />
        <div aria-live="polite" className="pagecol">{dry.isPending ? <p className="mut">{t('import.reading')}</p> : dry.data !== undefined && file !== null && <Preview answer={dry.data} />}</div>
      </div>
    </>
  );
}
