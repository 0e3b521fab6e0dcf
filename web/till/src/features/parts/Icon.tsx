/** An icon of the shared set, sized by a class, hidden from screen readers: its button or neighbour carries the words. */
export function Icon({ of, size = "" }: { readonly of: string; readonly size?: "" | "xs" | "s" | "l" | "xl" }) {
  return <svg class={`i ${size}`} viewBox="0 0 256 256" aria-hidden="true" dangerouslySetInnerHTML={{ __html: of }} />;
}
