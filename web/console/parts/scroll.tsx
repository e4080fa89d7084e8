/** What may be wider or taller than its place. It takes the focus while it is, so that keys can scroll it. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** At most so tall that the next panel stays in sight. */
  readonly tall?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Scroll({ tall = false, className = '', children }: Props) {
  const box = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const look = () =>
      setOverflows(current.scrollWidth > current.clientWidth || current.scrollHeight > current.clientHeight);
    const observer = new ResizeObserver(look);
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      ref={box}
      className={`scroll ${tall ? 'tall' : ''} ${className}`}
      {...(overflows && { tabIndex: 0 })}
    >
      {children}
    </section>
  );
}
