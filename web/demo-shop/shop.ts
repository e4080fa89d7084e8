/** A page of a shop as a theme would build it: everything live on it are the storefront's elements. */
import './shop.css';

interface Shelf {
  readonly shoppers: readonly { readonly id: string; readonly name: string }[];
  readonly items: readonly Item[];
  /** Whether Prophet 21 was taken away. */
  readonly isDown: boolean;
}

interface Item {
  readonly sku: string;
  readonly name: string;
}

/** What the module of the elements offers; the page knows its address and not its source. */
interface Storefront {
  configure(settings: { readonly token: () => Promise<unknown> }): void;
  refresh(): void;
}

const moduleAddress = '/storefront/p21.js';

function find<E extends HTMLElement>(selector: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** The shop's own session says who is signed in; here it is a choice. */
async function askToken(): Promise<unknown> {
  const shopper = find<HTMLSelectElement>('#shopper').value;
  const response = await fetch(`/shop/token?shopper=${shopper}`);
  return response.ok ? response.json() : null;
}

function showWare({ sku, name }: Item): Node {
  const ware = find<HTMLTemplateElement>('#ware').content.cloneNode(true) as DocumentFragment;
  const button = find('.name', ware);
  button.textContent = name;
  button.addEventListener('click', () => showDetail({ sku, name }));
  find('.sku', ware).textContent = sku;
  for (const live of ware.querySelectorAll('p21-price, p21-stock')) live.setAttribute('sku', sku);
  return ware;
}

function showDetail({ sku, name }: Item): void {
  const title = document.createElement('h2');
  title.id = 'detail-name';
  title.textContent = name;
  const price = document.createElement('p21-price');
  price.setAttribute('breaks', '');
  price.setAttribute('sku', sku);
  price.textContent = 'Sign in for your price.';
  const stock = document.createElement('p21-stock');
  stock.setAttribute('locations', '');
  stock.setAttribute('sku', sku);
  find('#detail').replaceChildren(title, price, stock);
}

async function start(): Promise<void> {
  const { shoppers, items, isDown } = (await (await fetch('/shop/shelf')).json()) as Shelf;
  const choice = find<HTMLSelectElement>('#shopper');
  choice.append(...shoppers.map(({ id, name }) => new Option(name, id)), new Option('Nobody', ''));
  const { configure, refresh } = (await import(/* @vite-ignore */ moduleAddress)) as Storefront;
  configure({ token: askToken });
  choice.addEventListener('change', refresh);
  find<HTMLSelectElement>('#language').addEventListener('change', ({ target }) => {
    document.documentElement.lang = (target as HTMLSelectElement).value;
    refresh();
  });
  find<HTMLInputElement>('#outage').checked = isDown;
  find('#outage').addEventListener('change', ({ target }) => {
    const body = JSON.stringify({ isDown: (target as HTMLInputElement).checked });
    void fetch('/shop/outage', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  });
  const [first] = items;
  if (first !== undefined) showDetail(first);
  find('#goods').append(...items.map(showWare));
}

void start();
