/** Decides what a visitor sees: nothing while asking, the sign-in, the wizard on an empty folder, or the office. */
import { get } from '@tillbook/api';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { Problem } from '../parts/States';
import { SessionContext, useSession } from './session';
import { Shell } from './Shell';

const SignIn = lazy(() => import('../features/signin/SignIn').then((module) => ({ default: module.SignIn })));

function Stranger() {
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => get('/setup', { signal }), retry: false, staleTime: 60_000 });
  if (setup.isPending) return null;
  if (setup.data?.needed === true) return <Navigate to="/setup" replace />;
  return (
    <Suspense fallback={null}>
      <SignIn />
    </Suspense>
  );
}

export function Gate() {
  const session = useSession();
  if (session.isPending) return null;
  if (session.isError) return <Problem error={session.error} onAgain={() => void session.refetch()} />;
  if (session.data === null) return <Stranger />;
  return (
    <SessionContext value={session.data}>
      <Shell />
    </SessionContext>
  );
}
