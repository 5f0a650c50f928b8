import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import bidiFactory from "bidi-js";
import PdfDocument from "pdfkit";

/** A line of a paper: text at its start and, often, an amount at its end. */
export interface PaperLine {
  text: string;
  end?: string;
  look?: "title" | "strong" | "plain" | "small";
  /** A rule above it. */
  ruled?: boolean;
}

export interface Paper {
  title: string;
  dir: "ltr" | "rtl";
  lines: readonly PaperLine[];
}

const MARGIN = 42;
const GAP = 18;
const sizes = { title: 18, strong: 11, plain: 10, small: 8.5 } as const;

// Latin, Greek, Cyrillic, Hebrew and Arabic, and the signs of currencies. Resolved when asked for:
// bundlers must not try to follow it.
const fontFile = (name: string) => {
  const folder = createRequire(join(process.cwd(), "package.json"));
  return join(dirname(folder.resolve("dejavu-fonts-ttf/package.json")), "ttf", `${name}.ttf`);
};
const plain = () => fontFile("DejaVuSans");
const bold = () => fontFile("DejaVuSans-Bold");
const bidi = bidiFactory();

interface Run {
  level: number;
  text: string;
}

/** Text as runs of one direction each, in the order in which they stand on the line from left to right. */
function visualRuns(text: string, dir: Paper["dir"]): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, dir);
  const runs: Run[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const level = levels[index] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) last.text += text.charAt(index);
    else runs.push({ level, text: text.charAt(index) });
  }
  return reorder(runs).map(toShown);
}

// Marks that steer direction have no shape of their own.
const marks = /[\u200e\u200f\u061c\u2066-\u2069]/g;
const turnsByItself = /\p{Script=Arabic}|\p{Script=Hebrew}/u;

/** What is drawn of a run: brackets face the other way from right to left, and signs alone are turned here. */
function toShown({ level, text }: Run): Run {
  const shown = text.replace(marks, "");
  if (level % 2 === 0) return { level, text: shown };
  const mirrored = [...shown].map((char) => bidi.getMirroredCharacter(char) ?? char);
  const turned = turnsByItself.test(shown) ? mirrored : mirrored.reverse();
  return { level, text: turned.join("") };
}

/** Text that keeps its own direction wherever it stands: a name, an address, an amount. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Rule L2 of the bidirectional algorithm: from the highest level down, what lies together is turned round. */
function reorder(runs: Run[]): Run[] {
  const order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? 0) >= level) to += 1;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}

// Named features make the writer shape a run as one piece, in its own direction.
const shapeOf = ({ level }: Run): PDFKit.Mixins.TextOptions => ({
  lineBreak: false,
  features: [level % 2 === 1 ? "rtla" : "ltra"],
});

class Writer {
  readonly #doc: PDFKit.PDFDocument;
  readonly #dir: Paper["dir"];
  #y = MARGIN;

  constructor({ title, dir }: Paper) {
    this.#doc = new PdfDocument({
      size: "A5",
      margin: MARGIN,
      font: plain(),
      info: { Title: title },
    });
    this.#dir = dir;
  }

  get #right(): number {
    return this.#doc.page.width - MARGIN;
  }

  #width(text: string): number {
    return visualRuns(text, this.#dir).reduce(
      (sum, run) => sum + this.#doc.widthOfString(run.text, shapeOf(run)),
      0,
    );
  }

  /** Lays words out over as many lines as they need. */
  #wrap(text: string, room: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(" ")) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && this.#width(longer) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  #put(text: string, side: "left" | "right"): void {
    let x = side === "left" ? MARGIN : this.#right - this.#width(text);
    for (const run of visualRuns(text, this.#dir)) {
      this.#doc.text(run.text, x, this.#y, shapeOf(run));
      x += this.#doc.widthOfString(run.text, shapeOf(run));
    }
  }

  line({ text, end, look = "plain", ruled = false }: PaperLine): void {
    const size = sizes[look];
    const [start, far] =
      this.#dir === "ltr" ? (["left", "right"] as const) : (["right", "left"] as const);
    this.#doc.font(look === "title" || look === "strong" ? bold() : plain()).fontSize(size);
    const taken = end === undefined ? 0 : this.#width(end) + GAP;
    const parts = this.#wrap(text, this.#right - MARGIN - taken);
    if (this.#y + parts.length * size * 1.5 > this.#doc.page.height - MARGIN) {
      this.#doc.addPage();
      this.#y = MARGIN;
    }
    if (ruled) this.#rule();
    if (end !== undefined) this.#put(end, far);
    for (const part of parts) {
      this.#put(part, start);
      this.#y += size * 1.5;
    }
  }

  #rule(): void {
    this.#doc.moveTo(MARGIN, this.#y + 2).lineTo(this.#right, this.#y + 2);
    this.#doc.lineWidth(0.5).stroke("#8f857a");
    this.#y += 8;
  }

  async end(): Promise<Buffer> {
    this.#doc.end();
    return buffer(this.#doc);
  }
}

/** Sets lines on A5 pages, from right to left where the language is read so. @returns a PDF */
export function drawPaper(paper: Paper): Promise<Buffer> {
  const writer = new Writer(paper);
  for (const line of paper.lines) writer.line(line);
  return writer.end();
}
