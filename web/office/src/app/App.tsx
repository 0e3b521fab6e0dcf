/** The app's frame: theme, query cache, language, session; then the pages. */
import { ApiError } from '@tillbook/api';
import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ReaderProvider } from '../i18n/provider';
import { cssVariablesResolver, theme } from '../theme/theme';
import { usePrefs, useScheme } from './prefs';
import { makeRouter } from './routes';
import { useSession } from './session';

const router = makeRouter();

function makeClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'session') client.setQueryData(['session'], null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 1 && error instanceof ApiError && (error.code === 'offline' || error.status >= 500),
        refetchOnWindowFocus: true,
      },
    },
  });
  return client;
}

function Pages() {
  const { language } = usePrefs();
  const me = useSession().data ?? null;
  const company = me?.company;
  const money = company && { locale: company.locale, currency: company.currency, exponent: company.currency_exponent, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return (
    <ReaderProvider language={language} {...(money ? { money } : {})}>
      <RouterProvider router={router} useTransitions={false} />
    </ReaderProvider>
  );
}

export function App() {
  const scheme = useScheme();
  const { rows } = usePrefs();
  const [client] = useState(makeClient);
  useEffect(() => {
    document.documentElement.dataset['theme'] = scheme;
    document.documentElement.dataset['rows'] = rows;
  }, [scheme, rows]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
      <QueryClientProvider client={client}>
        <Pages />
      </QueryClientProvider>
    </MantineProvider>
  );
}
