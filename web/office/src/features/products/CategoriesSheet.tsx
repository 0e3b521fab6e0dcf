/** Categories: rename in place, add one below another. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Category } from '@tillbook/api';
import { useState } from 'react';
import { useGet, useSend } from '../../app/data';
import { useReader } from '../../i18n/provider';
import { Form, Refused, Sheet } from '../../parts/forms';

/** The categories as a reader sees the tree: children under their parent, each with its depth. */
export function asTree(items: Category[], parent: string | null = null, depth = 0): { item: Category; depth: number }[] {
  return items.filter((item) => item.parent_id === parent).flatMap((item) => [{ item, depth }, ...asTree(items, item.id, depth + 1)]);
}

function Rename({ item, depth }: { item: Category; depth: number }) {
  const { t } = useReader();
  const send = useSend('PATCH /categories/{id}');
  const [name, setName] = useState(item.name);
  const save = () => name.trim() !== '' && name.trim() !== item.name && send.mutate({ id: item.id, body: { name: name.trim() } });
  return <TextInput style={{ paddingInlineStart: depth * 20 }} aria-label={t('categories.rename', { name: item.name })} value={name} onChange={(event) => setName(event.currentTarget.value)} onBlur={save} onKeyDown={(event) => (event.key === 'Enter' ? save() : event.key === 'Escape' && setName(item.name))} error={send.isError ? <Refused error={send.error} /> : undefined} />;
}

export function CategoriesSheet({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const items = useGet('/categories').data ?? [];
  const [name, setName] = useState('');
  const [parent, setParent] = useState('');
  const add = useSend('POST /categories', () => setName(''));
  return (
    <Sheet title={t('categories.title')} onClose={onClose}>
      <div className="lines" style={{ marginBlockEnd: 16 }}>{asTree(items).map(({ item, depth }) => <Rename key={item.id} item={item} depth={depth} />)}</div>
      <Form onSubmit={() => add.mutate({ body: { name: name.trim(), ...(parent === '' ? {} : { parent_id: parent }) } })} error={add.error} isSending={add.isPending} submit={t('categories.add')} why={name.trim() === '' ? t('needName') : null}>
        <div className="pair"><TextInput label={t('categories.new')} value={name} onChange={(event) => setName(event.currentTarget.value)} /><NativeSelect label={t('categories.under')} value={parent} onChange={(event) => setParent(event.currentTarget.value)} data={[{ value: '', label: t('categories.top') }, ...items.map((item) => ({ value: item.id, label: item.name }))]} /></div>
      </Form>
    </Sheet>
  );
}
