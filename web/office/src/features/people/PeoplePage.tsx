/** People and tills: who may do what where, which devices sell, which programs may call. */
import { useKeys } from '../../app/keys';
import { useMay } from '../../app/session';
import { useUrl } from '../../app/url';
import { useReader } from '../../i18n/provider';
import { Act, PageHead } from '../../parts/page';
import { KeysTab } from './KeysTab';
import { PeopleTab } from './PeopleTab';
import { TillsTab } from './TillsTab';

type Tab = 'people' | 'tills' | 'keys';

export function PeoplePage() {
  const { t } = useReader();
  const url = useUrl();
  const may = { people: useMay('people'), tills: useMay('tills'), keys: useMay('apiKeys') };
  const tabs = (['people', 'tills', 'keys'] as const).filter((tab) => may[tab]);
  const now: Tab = tabs.find((tab) => tab === url.value('tab')) ?? tabs[0] ?? 'people';
  const add = () => url.set({ new: '1' });
  useKeys([{ keys: 'n', run: add }]);
  const names = { people: t('people.people'), tills: t('people.tills'), keys: t('people.keys') };
  const adds = { people: t('people.new'), tills: t('tills.new'), keys: t('keysapi.new') };
  return (
    <>
      <PageHead title={t('nav.people')} text={t('people.text')}><Act kind="primary" icon="plus" keyName="N" onClick={add}>{adds[now]}</Act></PageHead>
      <div className="tabs" role="tablist" aria-label={t('nav.people')}>
        {tabs.map((tab) => <button key={tab} type="button" role="tab" aria-selected={tab === now} onClick={() => url.set({ tab: tab === 'people' ? null : tab, open: null, new: null })}>{names[tab]}</button>)}
      </div>
      {now === 'people' ? <PeopleTab /> : now === 'tills' ? <TillsTab /> : <KeysTab />}
    </>
  );
}
