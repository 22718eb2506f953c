// The bundle and card formats written and read anew, from their description alone (src/bundle/bundle_format.h and
// sealing.h), with npm sm-crypto-v2 in the place of Botan: what both sides agree on is the format and not a habit of ours.
import { createHash, randomBytes } from 'node:crypto';
import smCrypto from 'sm-crypto-v2';

const { sm2, sm3, sm4 } = smCrypto;
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const utf8 = (text) => Buffer.from(text, 'utf8');
export const chunkBytes = 786_416;

export const sm3Hex = (bytes) => sm3(new Uint8Array(bytes));
const hmac = (key, bytes) => Buffer.from(sm3(new Uint8Array(bytes), { mode: 'hmac', key: hex(key) }), 'hex');
/** RFC 5869 with SM3 and no salt; one block is enough. */
function hkdf(key, info, size) {
  const secret = hmac(Buffer.alloc(32), key);
  return hmac(secret, Buffer.concat([utf8(info), Buffer.from([1])])).subarray(0, size);
}

// ---- signatures ----
const frame = (type, payload) => utf8(`CBX1 ${utf8(type).length} ${type} ${utf8(payload).length} ${payload}`);
export function sign(privateKey, type, payload) {
  const signature = sm2.doSignature(new Uint8Array(frame(type, payload)), privateKey, { hash: true, userId: '1234567812345678' });
  return { p: payload, s: Buffer.from(signature, 'hex').toString('base64') };
}
export function verify(publicKey, type, { p, s }) {
  return sm2.doVerifySignature(new Uint8Array(frame(type, p)), Buffer.from(s, 'base64').toString('hex'), publicKey,
    { hash: true, userId: '1234567812345678' });
}
export const shortId = (publicKey) => sm3Hex(Buffer.from(publicKey, 'hex')).slice(0, 32);
export const eventId = (payload) => sm3Hex(Buffer.concat([utf8('casebridge/event'), Buffer.from([0]), utf8(payload)]));

// ---- encryption ----
const sections = { manifest: 1, event: 2, head: 3, chunk: 4 };
function nonce(section, counter, final) {
  const bytes = Buffer.alloc(12);
  bytes[0] = sections[section];
  bytes.writeBigUInt64BE(BigInt(counter), 3);
  bytes[11] = final ? 1 : 0;
  return bytes;
}
class Seal {
  constructor(contentKey, header) {
    this.cipher = hkdf(contentKey, 'casebridge/bundle-cipher;v=1', 16);
    this.macKey = hkdf(contentKey, 'casebridge/bundle-mac;v=1', 32);
    this.header = header;
    this.associated = sm3Hex(utf8(header));
  }
  mac(recipients) {
    const fields = [this.header, ...recipients.flatMap(({ kid, ek }) => [kid, ek])];
    const message = fields.map((field) => `${utf8(field).length} ${field} `).join('');
    return hmac(this.macKey, utf8(message)).toString('base64');
  }
  close(section, counter, final, bytes) {
    const { output, tag } = sm4.encrypt(new Uint8Array(bytes), hex(this.cipher), {
      mode: 'gcm', iv: hex(nonce(section, counter, final)), associatedData: this.associated, output: 'array', outputTag: true,
      padding: 'none',
    });
    return Buffer.concat([Buffer.from(output), Buffer.from(tag)]).toString('base64');
  }
  open(section, counter, final, base64) {
    const sealed = Buffer.from(base64, 'base64');
    const plain = sm4.decrypt(new Uint8Array(sealed.subarray(0, -16)), hex(this.cipher), {
      mode: 'gcm', iv: hex(nonce(section, counter, final)), associatedData: this.associated, output: 'array', padding: 'none',
      tag: new Uint8Array(sealed.subarray(-16)),
    });
    return Buffer.from(plain);
  }
}
// C1, C3, C2 with the prefix 04, which sm-crypto leaves out.
const wrap = (key, publicKey) =>
  Buffer.from(`04${sm2.doEncrypt(new Uint8Array(key), publicKey, 1, { asn1: false })}`, 'hex').toString('base64');
const unwrap = (ek, privateKey) =>
  Buffer.from(sm2.doDecrypt(Buffer.from(ek, 'base64').toString('hex').slice(2), privateKey, 1, { output: 'array' }));

// ---- files ----
function headOf(bytes, type) {
  const chunks = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) chunks.push(bytes.subarray(at, at + chunkBytes));
  const head = {
    sm3: sm3Hex(bytes), sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, type,
    chunks: chunks.map(sm3Hex),
  };
  return { head: JSON.stringify(head), chunks };
}
const overAll = (texts) => sm3Hex(utf8(texts.map((text) => `${text}\n`).join('')));

/** The text of a bundle. `readers`: [{device, publicKey}], none for a plain one. */
export function writeBundle({ header, signer, events, files, matters, readers = [] }) {
  const sealed = readers.length > 0;
  const headerText = JSON.stringify({ ...header, suite: sealed ? 'sm2-sm4-gcm-sm3' : 'plain' });
  const described = files.map(({ bytes, type }) => headOf(bytes, type));
  const manifest = sign(signer.privateKey, 'casebridge/manifest;v=1', JSON.stringify({
    type: 'manifest', device: shortId(signer.publicKey), header: sm3Hex(utf8(headerText)),
    events: events.length, event_ids: overAll(events.map(({ p }) => eventId(p))),
    files: files.length, file_heads: overAll(described.map(({ head }) => head)), matters,
  }));
  const contentKey = randomBytes(16);
  const seal = sealed ? new Seal(contentKey, headerText) : undefined;
  const part = (section, counter, final, text) =>
    sealed ? JSON.stringify(seal.close(section, counter, final, utf8(text))) : text;
  const recipients = readers.map(({ device, publicKey }) => ({ kid: device, ek: wrap(contentKey, publicKey) }));
  let counter = 0;
  let text = `{"format":"casebridge-bundle","v":1,"header":${JSON.stringify(headerText)}`;
  if (sealed) text += `,"recipients":${JSON.stringify(recipients)},"mac":${JSON.stringify(seal.mac(recipients))}`;
  text += `,"manifest":${part('manifest', 0, true, JSON.stringify(manifest))}`;
  text += `,"events":[${events.map((event, i) => part('event', i, i + 1 === events.length, JSON.stringify(event))).join(',')}]`;
  text += `,"files":[${described.map(({ head, chunks }, i) => {
    const headText = sealed ? seal.close('head', i, i + 1 === files.length, utf8(head)) : head;
    const parts = chunks.map((chunk, at) => (sealed
      ? seal.close('chunk', counter++, at + 1 === chunks.length, chunk) : (counter++, chunk.toString('base64'))));
    return `{"head":${JSON.stringify(headText)},"chunks":${JSON.stringify(parts)}}`;
  }).join(',')}]`;
  return `${text},"end":{"events":${events.length},"chunks":${counter}}}`;
}

/** Opens an encrypted bundle with one device's key and gives what is inside; throws where anything does not fit. */
export function readSealed(text, { device, privateKey }) {
  const bundle = JSON.parse(text);
  const mine = bundle.recipients.find(({ kid }) => kid === device);
  if (mine === undefined) throw new Error('not for this device');
  const seal = new Seal(unwrap(mine.ek, privateKey), bundle.header);
  if (seal.mac(bundle.recipients) !== bundle.mac) throw new Error('MAC');
  const envelope = JSON.parse(seal.open('manifest', 0, true, bundle.manifest).toString('utf8'));
  const manifest = JSON.parse(envelope.p);
  const events = bundle.events.map((event, i) =>
    JSON.parse(seal.open('event', i, i + 1 === manifest.events, event).toString('utf8')));
  let counter = 0;
  const files = bundle.files.map((file, i) => {
    const headText = seal.open('head', i, i + 1 === manifest.files, file.head).toString('utf8');
    const head = JSON.parse(headText);
    const chunks = file.chunks.map((chunk, at) => seal.open('chunk', counter++, at + 1 === head.chunks.length, chunk));
    return { headText, head, chunks, bytes: Buffer.concat(chunks) };
  });
  return { header: bundle.header, envelope, manifest, events, files, end: bundle.end, overAll };
}

