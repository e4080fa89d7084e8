/** Suppliers of the distributor and the brands they carry. */

export interface SupplierProfile {
  readonly name: string;
  readonly brands: readonly string[];
  readonly leadTimeDays: number;
  /** What the distributor pays, as a share of the supplier's list price. */
  readonly costShare: number;
}

export const suppliers: readonly SupplierProfile[] = [
  { name: 'Brighton-Best Fasteners', brands: ['Brighton'], leadTimeDays: 7, costShare: 0.46 },
  { name: 'Hindley Bolt & Screw', brands: ['Hindley'], leadTimeDays: 10, costShare: 0.5 },
  { name: 'Voltline Electric', brands: ['Voltline', 'Amperon'], leadTimeDays: 5, costShare: 0.55 },
  { name: 'Southwork Wire & Cable', brands: ['Southwork'], leadTimeDays: 3, costShare: 0.72 },
  { name: 'Ridgeway Conduit', brands: ['Ridgeway'], leadTimeDays: 6, costShare: 0.62 },
  { name: 'Lumenta Lighting', brands: ['Lumenta'], leadTimeDays: 14, costShare: 0.48 },
  { name: 'Mueller Brass Works', brands: ['Mueller', 'Nibcon'], leadTimeDays: 8, costShare: 0.52 },
  { name: 'Charlton Pipe', brands: ['Charlton'], leadTimeDays: 4, costShare: 0.58 },
  { name: 'Apex Valve Company', brands: ['Apex'], leadTimeDays: 12, costShare: 0.5 },
  { name: 'Guardwell Safety', brands: ['Guardwell', 'Ansure'], leadTimeDays: 5, costShare: 0.49 },
  { name: 'Norseman Cutting Tools', brands: ['Norseman'], leadTimeDays: 9, costShare: 0.51 },
  { name: 'Abrasive Systems Inc', brands: ['Gritline'], leadTimeDays: 6, costShare: 0.47 },
  {
    name: 'Gatework Power Transmission',
    brands: ['Gatework', 'Dynabelt'],
    leadTimeDays: 11,
    costShare: 0.53,
  },
  { name: 'Fluidair Pneumatics', brands: ['Fluidair'], leadTimeDays: 10, costShare: 0.5 },
  { name: 'Stanfield Hand Tools', brands: ['Stanfield'], leadTimeDays: 7, costShare: 0.56 },
  { name: 'Chemco Lubricants', brands: ['Chemco'], leadTimeDays: 4, costShare: 0.6 },
  { name: 'Weldrite Consumables', brands: ['Weldrite'], leadTimeDays: 8, costShare: 0.57 },
  { name: 'Purair Filtration', brands: ['Purair'], leadTimeDays: 9, costShare: 0.44 },
];

/** Three letters of a brand, as item numbers carry them. */
export const brandCode = (brand: string): string => brand.slice(0, 3).toUpperCase();

/** Position of the supplier that carries the brand. Throws on a brand nobody carries. */
export const supplierOf = (brand: string): number => {
  const at = suppliers.findIndex((supplier) => supplier.brands.includes(brand));
  if (at < 0) throw new Error(`Nobody carries ${brand}`);
  return at;
};
