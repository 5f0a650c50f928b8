interface Country {
  currency: string;
  zone: (lat: number, lng: number) => string;
  /** Rupees that a unit of the currency buys, for invented menus. */
  rupees: number;
}

const always = (zone: string) => () => zone;

function zoneOfUsa(lat: number, lng: number): string {
  if (lat < 25 && lng < -150) return "Pacific/Honolulu";
  if (lng < -117) return "America/Los_Angeles";
  if (lng < -100) return "America/Denver";
  return lng < -85.5 ? "America/Chicago" : "America/New_York";
}
function zoneOfAustralia(lat: number, lng: number): string {
  if (lng < 129) return "Australia/Perth";
  if (lng < 141) return "Australia/Adelaide";
  return lat > -28.2 ? "Australia/Brisbane" : "Australia/Sydney";
}
function zoneOfCanada(_lat: number, lng: number): string {
  if (lng < -110) return "America/Edmonton";
  return lng < -100 ? "America/Regina" : "America/Toronto";
}

/** The countries of the file, by its codes. Its own names of currencies are not to be trusted. */
export const countries: Readonly<Record<string, Country>> = {
  "1": { currency: "INR", zone: always("Asia/Kolkata"), rupees: 1 },
  "14": { currency: "AUD", zone: zoneOfAustralia, rupees: 30 },
  "30": { currency: "BRL", zone: always("America/Sao_Paulo"), rupees: 9 },
  "37": { currency: "CAD", zone: zoneOfCanada, rupees: 32 },
  "94": { currency: "IDR", zone: always("Asia/Jakarta"), rupees: 0.005 },
  "148": { currency: "NZD", zone: always("Pacific/Auckland"), rupees: 28 },
  "162": { currency: "PHP", zone: always("Asia/Manila"), rupees: 1 },
  "166": { currency: "QAR", zone: always("Asia/Qatar"), rupees: 12 },
  "184": { currency: "SGD", zone: always("Asia/Singapore"), rupees: 30 },
  "189": { currency: "ZAR", zone: always("Africa/Johannesburg"), rupees: 3 },
  "191": { currency: "LKR", zone: always("Asia/Colombo"), rupees: 0.4 },
  "208": { currency: "TRY", zone: always("Europe/Istanbul"), rupees: 2 },
  "214": { currency: "AED", zone: always("Asia/Dubai"), rupees: 12 },
  "215": { currency: "GBP", zone: always("Europe/London"), rupees: 45 },
  "216": { currency: "USD", zone: zoneOfUsa, rupees: 35 },
};
