/** Every address of the office and the page behind it; pages come when they are first opened. */
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Gate } from './Gate';
import { NotHere, PageFault } from './NotHere';

type Load = () => Promise<Record<string, ComponentType>>;

function shown(load: Load, name: string) {
  return {
    lazy: async () => {
      const Component = (await load())[name];
      if (Component === undefined) throw new Error(`no page ${name}`);
      return { Component };
    },
  };
}

function page(path: string, load: Load, name: string): RouteObject {
  return { path, ...shown(load, name) };
}

const ROUTES: RouteObject[] = [
  {
    path: '/',
    element: <Gate />,
    errorElement: <PageFault />,
    hydrateFallbackElement: <></>,
    children: [
      { index: true, ...shown(() => import('../features/today/TodayPage'), 'TodayPage') },
      page('stock', () => import('../features/stock/LiveStockPage'), 'LiveStockPage'),
      page('where', () => import('../features/where/WherePage'), 'WherePage'),
      page('goods', () => import('../features/goods/GoodsPage'), 'GoodsPage'),
      page('reports', () => import('../features/reports/ReportsPage'), 'ReportsPage'),
      page('sales', () => import('../features/sales/SalesPage'), 'SalesPage'),
      page('sales/:id', () => import('../features/sales/SalePage'), 'SalePage'),
      page('orders', () => import('../features/orders/OrdersPage'), 'OrdersPage'),
      page('orders/new', () => import('../features/orders/NewOrderPage'), 'NewOrderPage'),
      page('customers', () => import('../features/customers/CustomersPage'), 'CustomersPage'),
      page('customers/:id', () => import('../features/customers/CustomerPage'), 'CustomerPage'),
      page('products', () => import('../features/products/ProductsPage'), 'ProductsPage'),
      page('products/import', () => import('../features/products/ImportPage'), 'ImportPage'),
      page('products/:id', () => import('../features/products/VariantPage'), 'VariantPage'),
      page('people', () => import('../features/people/PeoplePage'), 'PeoplePage'),
      page('audit', () => import('../features/audit/AuditPage'), 'AuditPage'),
      page('me', () => import('../features/me/MePage'), 'MePage'),
      { path: '*', element: <NotHere /> },
    ],
  },
  { ...page('/setup', () => import('../features/setup/SetupPage'), 'SetupPage'), errorElement: <PageFault />, hydrateFallbackElement: <></> },
];

/** The router under `/office`. */
export function makeRouter() {
  return createBrowserRouter(ROUTES, { basename: '/office' });
}
