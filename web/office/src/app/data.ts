/** Reads and writes with caching: one hook to read a route, one for a growing list, one to write and refresh what changed. */
import { ApiError, get, send, type GetRoute, type Writes, type WriteRoute } from '@tillbook/api';
import type { GetAnswers, GetQueries, Page } from '@tillbook/api';
import { useMemo } from 'react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';

interface ReadOptions<R extends GetRoute> {
  id?: string | undefined;
  query?: GetQueries[R] | undefined;
  enabled?: boolean | undefined;
  refetchMs?: number | undefined;
}

/** Reads one route; old data stays on the screen while new comes. */
export function useGet<R extends GetRoute>(route: R, options: ReadOptions<R> = {}): UseQueryResult<GetAnswers[R], ApiError> {
  const { id, query, enabled = true, refetchMs } = options;
  const answer = useQuery({
    queryKey: [route, id ?? null, query ?? null],
    queryFn: ({ signal }) => get(route, { id, query, signal }),
    placeholderData: (before: GetAnswers[R] | undefined) => (id === undefined ? before : undefined) as never,
    refetchInterval: refetchMs ?? false,
    enabled,
  });
  return answer as UseQueryResult<GetAnswers[R], ApiError>;
}

type ListRoute = { [R in GetRoute]: GetAnswers[R] extends Page<unknown> ? R : never }[GetRoute];
type ItemOf<R extends ListRoute> = GetAnswers[R] extends Page<infer T> ? T : never;

/** Reads a list page by page as the reader goes on; `rows` is what has come so far. */
export function useList<R extends ListRoute>(route: R, options: ReadOptions<R> = {}) {
  const { id, query, enabled = true } = options;
  const result = useInfiniteQuery({
    queryKey: [route, 'list', id ?? null, query ?? null],
    queryFn: ({ pageParam, signal }) => get(route, { id, signal, query: { limit: 50, ...query, cursor: pageParam } as GetQueries[R] }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as Page<unknown>).next,
    placeholderData: keepPreviousData,
    enabled,
  });
  const pages = result.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => (page as Page<unknown>).items) as ItemOf<R>[], [pages]);
  const error = result.error instanceof ApiError ? result.error : null;
  return {
    rows,
    first: result.data?.pages[0],
    error,
    isLoading: result.isPending && enabled,
    hasMore: result.hasNextPage,
    isMoreComing: result.isFetchingNextPage,
    more: () => void result.fetchNextPage(),
    again: () => void result.refetch(),
  };
}

export type List<T> = Omit<ReturnType<typeof useList>, 'rows' | 'first'> & { rows: T[] };

interface Sent<R extends WriteRoute> {
  body: Writes[R]['body'];
  id?: string | undefined;
}

/** Writes to one route; afterwards everything shown is asked again, since one act moves stock, books and audit together. */
export function useSend<R extends WriteRoute>(route: R, onDone?: (answer: Writes[R]['answer']) => void) {
  const client = useQueryClient();
  return useMutation<Writes[R]['answer'], ApiError, Sent<R>>({
    mutationFn: ({ body, id }) => send(route, body, { id }),
    onSuccess: async (answer) => {
      onDone?.(answer);
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}
