/** The elements' texts. `{name}` stands for a value. */

export interface Words {
  readonly loading: string;
  readonly unavailable: string;
  readonly asOf: string;
  readonly priceMissing: string;
  readonly perUnit: string;
  readonly breaks: string;
  readonly quantity: string;
  readonly price: string;
  readonly fromQuantity: string;
  readonly stockMissing: string;
  readonly inStock: string;
  readonly outOfStock: string;
  readonly due: string;
  readonly budgetMissing: string;
  readonly budget: string;
  readonly left: string;
  readonly over: string;
  readonly spent: string;
  readonly until: string;
}

const en: Words = {
  loading: 'Loading…',
  unavailable: 'Not available right now',
  asOf: 'as of {time}',
  priceMissing: 'Price on request',
  perUnit: 'per {unit}',
  breaks: 'Quantity breaks',
  quantity: 'Quantity',
  price: 'Price',
  fromQuantity: 'from {quantity}',
  stockMissing: 'Stock on request',
  inStock: '{quantity} in stock',
  outOfStock: 'Out of stock',
  due: 'expected {date}',
  budgetMissing: 'No budget',
  budget: 'Budget {name}',
  left: '{amount} of {limit} left',
  over: '{amount} over the limit of {limit}',
  spent: '{spent} spent, {committed} on order',
  until: 'until {date}',
};

const de: Words = {
  loading: 'Wird geladen …',
  unavailable: 'Zurzeit nicht verfügbar',
  asOf: 'Stand {time}',
  priceMissing: 'Preis auf Anfrage',
  perUnit: 'je {unit}',
  breaks: 'Staffelpreise',
  quantity: 'Menge',
  price: 'Preis',
  fromQuantity: 'ab {quantity}',
  stockMissing: 'Bestand auf Anfrage',
  inStock: '{quantity} auf Lager',
  outOfStock: 'Nicht auf Lager',
  due: 'erwartet am {date}',
  budgetMissing: 'Kein Budget',
  budget: 'Budget {name}',
  left: 'noch {amount} von {limit}',
  over: '{amount} über der Grenze von {limit}',
  spent: '{spent} ausgegeben, {committed} bestellt',
  until: 'bis {date}',
};

const fr: Words = {
  loading: 'Chargement…',
  unavailable: 'Indisponible pour le moment',
  asOf: 'au {time}',
  priceMissing: 'Prix sur demande',
  perUnit: 'par {unit}',
  breaks: 'Tarifs par quantité',
  quantity: 'Quantité',
  price: 'Prix',
  fromQuantity: 'dès {quantity}',
  stockMissing: 'Stock sur demande',
  inStock: '{quantity} en stock',
  outOfStock: 'En rupture de stock',
  due: 'attendu le {date}',
  budgetMissing: 'Aucun budget',
  budget: 'Budget {name}',
  left: '{amount} restants sur {limit}',
  over: '{amount} au-delà de la limite de {limit}',
  spent: '{spent} dépensés, {committed} en commande',
  until: 'jusqu’au {date}',
};

const es: Words = {
  loading: 'Cargando…',
  unavailable: 'No disponible en este momento',
  asOf: 'a las {time}',
  priceMissing: 'Precio a consultar',
  perUnit: 'por {unit}',
  breaks: 'Precios por cantidad',
  quantity: 'Cantidad',
  price: 'Precio',
  fromQuantity: 'desde {quantity}',
  stockMissing: 'Existencias a consultar',
  inStock: '{quantity} en existencia',
  outOfStock: 'Sin existencias',
  due: 'previsto para el {date}',
  budgetMissing: 'Sin presupuesto',
  budget: 'Presupuesto {name}',
  left: 'quedan {amount} de {limit}',
  over: '{amount} por encima del límite de {limit}',
  spent: '{spent} gastados, {committed} en pedidos',
  until: 'hasta el {date}',
};

const own: Readonly<Record<string, Words>> = { de, en, es, fr };

/** For "de-AT": those of the shop for it and for "de", then the module's, then English. */
export function wordsFor(locale: string, given: Readonly<Record<string, Partial<Words>>> = {}): Words {
  const language = locale.split('-')[0] ?? 'en';
  return { ...en, ...own[language], ...given[language], ...given[locale] };
}

export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
