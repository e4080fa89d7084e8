/** The least a client can do to place an order: one call to P21, and no thought of what becomes of it (p21-api 3.4). */

export interface OrderToPlace {
  readonly customerId: string;
  readonly shipToId: string;
  readonly poNumber: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: string }[];
}

export interface BareP21 {
  /** Throws when P21 does not answer with an order. */
  place(order: OrderToPlace): Promise<void>;
}

export async function signIn(environment: Readonly<Record<string, string>>): Promise<BareP21> {
  const { P21_URL: url = '', P21_USERNAME: username, P21_PASSWORD: password } = environment;
  const token = await askToken(url, { username, password });
  const { P21_COMPANY_ID: CompanyId, P21_SALES_LOCATION_ID: LocationId } = environment;
  return {
    place: async ({ customerId, shipToId, poNumber, lines }) => {
      const body = {
        CompanyId,
        CustomerId: Number(customerId),
        ShipToId: Number(shipToId),
        LocationId: Number(LocationId),
        SourceLocId: Number(LocationId),
        PoNo: poNumber,
        WebReferenceNo: poNumber,
        Taker: 'WEB',
        Approved: 'Y',
        Lines: { list: lines.map(({ sku, quantity }) => ({ ItemId: sku, UnitQuantity: Number(quantity) })) },
      };
      const answer = (await post(`${url}/api/sales/orders/`, body, token)) as { OrderNo?: unknown };
      if (answer.OrderNo == null) throw new Error(`P21 placed no order: ${JSON.stringify(answer)}`);
    },
  };
}

async function askToken(url: string, credentials: object): Promise<string> {
  const { AccessToken } = (await post(`${url}/api/security/token/v2`, credentials)) as {
    AccessToken: string;
  };
  return AccessToken;
}

async function post(url: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return response.json();
}
