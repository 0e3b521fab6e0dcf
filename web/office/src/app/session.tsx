/** Who is signed in. Keeps true: nothing below `Session` renders without a person, and a 401 anywhere leads back to signing in. */
import { ApiError, get, type Me } from '@tillbook/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import { mayAny, type Action } from './actions';

export const SessionContext = createContext<Me | null>(null);

/** The signed-in person, their rights, company and stores. */
export function useMe(): Me {
  const me = useContext(SessionContext);
  if (me === null) throw new Error('useMe needs a signed-in person');
  return me;
}

/** Whether the person may do one of the actions somewhere; a screen only hides, the server refuses. */
export function useMay(...actions: Action[]): boolean {
  return mayAny(useMe().may, actions);
}

/** The session's query: null means nobody is signed in. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await get('/session', { signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: Infinity,
    retry: false,
  });
}

/** Replaces the known session, after signing in or out. */
export function useSetSession(): (me: Me | null) => void {
  const client = useQueryClient();
  return useCallback(
    (me) => {
      client.setQueryData(['session'], me);
      if (me === null) client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
    [client],
  );
}
