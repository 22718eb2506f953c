// Files in and out of the page: the picker, drops, downloads, tabs for verified types, printing and
// thumbnails. Bytes stay in Blobs of blobs.js; the program gets handles. Sets window.CaseBridge.openFiles.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});
  // Only these are shown in a tab; anything else could run as a page of ours.
  const SHOWN = new Set(['application/pdf', 'video/mp4', 'video/webm', 'video/quicktime', 'image/jpeg', 'image/png']);
  const REVOKE_AFTER_MS = 60000;
  const BAND_ROWS = 256;

  function holdUrl(blob) {
    const url = URL.createObjectURL(blob);
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
    return url;
  }

  CaseBridge.openFiles = function (program, blobs, deliver) {
    function give(ticket, files) {
      deliver(() => {
        for (const file of files) program.file_add(blobs().hold(file), file.name, file.type, file.size);
        program.files_finish(ticket);
      });
    }

    function pick(ticket, accept, several, camera) {
      const former = document.getElementById('picker');
      if (former !== null) former.remove();
      const input = document.createElement('input');
      input.id = 'picker';
      input.type = 'file';
      input.accept = accept;
      input.multiple = several;
      // Ignored where there is no camera: the file dialog opens.
      if (camera) input.capture = 'environment';
      input.hidden = true;
      let answered = false;
      const answer = () => {
        if (answered) return;
        answered = true;
        give(ticket, Array.from(input.files));
        input.remove();
      };
      input.addEventListener('change', answer);
      input.addEventListener('cancel', answer);
      document.body.appendChild(input);
      input.click();
    }

    const photograph = (ticket) => pick(ticket, 'image/*', false, true);

    const canLocate = () => window.isSecureContext === true && 'geolocation' in navigator;
    function locate() {
      const answer = (good, latitude, longitude) => deliver(() => program.position(good, latitude, longitude));
      navigator.geolocation.getCurrentPosition(
        (found) => answer(1, found.coords.latitude, found.coords.longitude),
        () => answer(0, 0, 0),
        { enableHighAccuracy: true, timeout: 20000, maximumAge: 30000 },
      );
    }

    let inside = 0;
    function drag(count) {
      inside = Math.max(0, count);
      deliver(() => program.dragging(inside > 0 ? 1 : 0));
    }
    const carriesFiles = (event) => event.dataTransfer !== null && Array.from(event.dataTransfer.types).includes('Files');
    window.addEventListener('dragenter', (event) => carriesFiles(event) && drag(inside + 1));
    window.addEventListener('dragleave', (event) => carriesFiles(event) && drag(inside - 1));
    window.addEventListener('dragover', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    });
    window.addEventListener('drop', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const files = Array.from(event.dataTransfer.files);
      drag(0);
      give(0, files);
    });

    function save(handle, name) {
      const blob = blobs().get(handle);
      if (blob === undefined) return;
      const link = document.createElement('a');
      link.href = holdUrl(blob);
      link.download = name;
      link.hidden = true;
      document.body.appendChild(link);
      link.click();
      link.remove();
    }

    let folder = null;
    const answerFolder = (ticket, good, name) => deliver(() => program.folder_answer(ticket, good ? 1 : 0, name));

    const canChooseFolder = () => typeof window.showDirectoryPicker === 'function';

    function chooseFolder(ticket) {
      // With an id the browser opens its dialog where the person was the last time.
      window.showDirectoryPicker({ id: 'casebridge-backup', mode: 'readwrite' }).then(
        (chosen) => {
          folder = chosen;
          answerFolder(ticket, true, chosen.name);
        },
        () => answerFolder(ticket, false, ''),
      );
    }

    async function writeInto(blob, name) {
      const file = await folder.getFileHandle(name, { create: true });
      const writer = await file.createWritable();
      await writer.write(blob);
      await writer.close();
      const written = await file.getFile();
      if (written.size !== blob.size) throw new Error('shorter than what was written');
    }

    function saveIntoFolder(ticket, handle, name) {
      const blob = blobs().get(handle);
      if (blob === undefined || folder === null) {
        setTimeout(() => answerFolder(ticket, false, ''));
        return;
      }
      writeInto(blob, name).then(
        () => answerFolder(ticket, true, ''),
        () => answerFolder(ticket, false, ''),
      );
    }

    function openInTab(handle, type) {
      const blob = blobs().get(handle);
      if (blob === undefined || !SHOWN.has(type)) return;
      // The type is what the program verified, not what the file claims.
      window.open(holdUrl(blob.slice(0, blob.size, type)), '_blank', 'noopener');
    }

    function printHtml(html) {
      const former = document.getElementById('printed');
      if (former !== null) former.remove();
      const frame = document.createElement('iframe');
      frame.id = 'printed';
      frame.title = '打印';
      frame.setAttribute('aria-hidden', 'true');
      frame.tabIndex = -1;
      // No scripts inside; print() is called from here.
      frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
      frame.style.cssText = 'position:fixed;left:-10000px;top:0;width:210mm;height:297mm;border:0;visibility:hidden';
      frame.addEventListener('load', () => {
        frame.contentWindow.focus();
        frame.contentWindow.print();
      });
      frame.srcdoc = html;
      document.body.appendChild(frame);
    }

    /** A picture on a canvas, no side longer than `side`. */
    function scaled(source, width, height, side) {
      const factor = Math.min(1, side / Math.max(width, height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(width * factor));
      canvas.height = Math.max(1, Math.round(height * factor));
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.imageSmoothingQuality = 'high';
      context.drawImage(source, 0, 0, canvas.width, canvas.height);
      return canvas;
    }

    /** Its pixels in bands, each in a turn of its own: a large photo must not hold up the page. */
    async function deliverPixels(ticket, canvas) {
      const context = canvas.getContext('2d');
      for (let top = 0; top < canvas.height; top += BAND_ROWS) {
        const rows = Math.min(BAND_ROWS, canvas.height - top);
        const band = context.getImageData(0, top, canvas.width, rows);
        program.picture(ticket, canvas.width, canvas.height, top, band.data);
        if (top + rows < canvas.height) await new Promise((next) => setTimeout(next));
      }
    }

    function thumbnail(ticket, handle, side) {
      const blob = blobs().get(handle);
      const done = (good) => deliver(() => program.picture_done(ticket, good ? 1 : 0));
      if (blob === undefined) {
        setTimeout(() => done(false));
        return;
      }
      // An <img> turns the photo as its EXIF says, in every browser since 2020.
      const url = URL.createObjectURL(blob);
      const image = new Image();
      image.src = url;
      image
        .decode()
        .then(() => deliverPixels(ticket, scaled(image, image.naturalWidth, image.naturalHeight, side)))
        .then(() => done(true), () => done(false))
        .then(() => URL.revokeObjectURL(url));
    }

    return {
      pick: pick,
      photograph: photograph,
      canLocate: canLocate,
      locate: locate,
      save: save,
      canChooseFolder: canChooseFolder,
      chooseFolder: chooseFolder,
      saveIntoFolder: saveIntoFolder,
      openInTab: openInTab,
      printHtml: printHtml,
      thumbnail: thumbnail,
    };
  };
})();
