// The root layout of a Next.js app: it stays while routes change.
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Consent } from './consent';
import { Header } from './header';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Consent />
        <Header />
        <nav>
          <Link href="/">Home</Link> <Link href="/reports">Reports</Link> <Link href="/films">Films</Link>
        </nav>
        {children}
      </body>
    </html>
  );
}
