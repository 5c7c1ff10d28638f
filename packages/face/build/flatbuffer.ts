/** Position of a flatbuffer table in its buffer, in bytes. 0 never names a table. */
export type TablePosition = number;

/** A vector inside the buffer: where its first element lies and how many there are. */
interface VectorSpan {
  start: number;
  length: number;
}

/**
 * Reads fields of FlatBuffers tables by their index in the schema.
 * Source of the layout: https://flatbuffers.dev/internals (vtables, relative offsets, little endian).
 * Absent fields give the default, as the format says.
 */
export class FlatbufferReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The root table. */
  root(): TablePosition {
    return this.#follow(0);
  }

  /** A signed byte field. */
  int8(table: TablePosition, field: number, absent = 0): number {
    const at = this.#field(table, field);
    return at === 0 ? absent : this.#view.getInt8(at);
  }

  /** A signed 32-bit field. */
  int32(table: TablePosition, field: number, absent = 0): number {
    const at = this.#field(table, field);
    return at === 0 ? absent : this.#view.getInt32(at, true);
  }

  /** A sub-table, or null when the field is absent. */
  table(table: TablePosition, field: number): TablePosition | null {
    const at = this.#field(table, field);
    return at === 0 ? null : this.#follow(at);
  }

  /** A vector of sub-tables; empty when absent. */
  tables(table: TablePosition, field: number): TablePosition[] {
    const span = this.#vector(table, field);
    return Array.from({ length: span.length }, (_, i) => this.#follow(span.start + 4 * i));
  }

  /** A vector of signed 32-bit numbers; empty when absent. */
  int32s(table: TablePosition, field: number): number[] {
    const span = this.#vector(table, field);
    return Array.from({ length: span.length }, (_, i) => this.#view.getInt32(span.start + 4 * i, true));
  }

  /** A UTF-8 string; empty when absent. */
  string(table: TablePosition, field: number): string {
    return new TextDecoder().decode(this.bytes(table, field));
  }

  /** A vector of bytes as a view into the buffer; empty when absent. */
  bytes(table: TablePosition, field: number): Uint8Array {
    const span = this.#vector(table, field);
    return this.#bytes.subarray(span.start, span.start + span.length);
  }

  #follow(at: number): number {
    return at + this.#view.getUint32(at, true);
  }

  #field(table: TablePosition, field: number): number {
    const vtable = table - this.#view.getInt32(table, true);
    const slot = 4 + 2 * field;
    if (slot >= this.#view.getUint16(vtable, true)) return 0;
    const offset = this.#view.getUint16(vtable + slot, true);
    return offset === 0 ? 0 : table + offset;
  }

  #vector(table: TablePosition, field: number): VectorSpan {
    const at = this.#field(table, field);
    if (at === 0) return { start: 0, length: 0 };
    const vector = this.#follow(at);
    return { start: vector + 4, length: this.#view.getUint32(vector, true) };
  }
}
