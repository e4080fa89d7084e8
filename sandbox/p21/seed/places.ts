/** Cities the distributor and its customers are in, with the states' taxes. */

export interface Place {
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly areaCode: string;
  /** Id of the tax group; see taxes.ts. */
  readonly taxGroup: string;
}

const place = (
  city: string,
  state: string,
  postalCode: string,
  areaCode: string,
  taxGroup: string,
): Place => ({
  city,
  state,
  postalCode,
  areaCode,
  taxGroup,
});

export const places: readonly Place[] = [
  place('Chicago', 'IL', '60609', '312', 'IL-CHI'),
  place('Rockford', 'IL', '61101', '815', 'IL'),
  place('Peoria', 'IL', '61602', '309', 'IL'),
  place('Dallas', 'TX', '75207', '214', 'TX-DAL'),
  place('Fort Worth', 'TX', '76102', '817', 'TX'),
  place('Waco', 'TX', '76701', '254', 'TX'),
  place('Atlanta', 'GA', '30318', '404', 'GA-FUL'),
  place('Macon', 'GA', '31201', '478', 'GA'),
  place('Savannah', 'GA', '31401', '912', 'GA'),
  place('Des Moines', 'IA', '50309', '515', 'IA'),
  place('Denver', 'CO', '80216', '303', 'CO-DEN'),
  place('Pueblo', 'CO', '81003', '719', 'CO'),
  place('Portland', 'OR', '97210', '503', 'NONE'),
];

/** Where the distributor's warehouses stand, in the order of their numbers. */
export const warehouseCities: readonly string[] = [
  'Chicago',
  'Dallas',
  'Atlanta',
  'Denver',
  'Des Moines',
  'Portland',
];
