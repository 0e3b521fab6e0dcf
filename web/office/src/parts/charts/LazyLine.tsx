/** The line chart, loaded when it is first seen. */
import { lazy, Suspense } from 'react';
import type { LineChartProps } from './LineChart';

const LineChart = lazy(() => import('./LineChart'));

export function LazyLine(props: LineChartProps) {
  return <Suspense fallback={<div style={{ blockSize: props.height ?? 220 }} aria-busy="true" />}><LineChart {...props} /></Suspense>;
}
