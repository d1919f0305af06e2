// Beside Fuseki's own query page: our prefixes for its editor, our canned queries above it, and no
// buttons for what a server that is for reading cannot do. Its files stay as they are; this script
// runs before them and then watches for the parts of the page that it adds to.
'use strict';

(() => {
  const settings = JSON.parse(document.getElementById('summit-settings').textContent);
  const queryPage = `#/dataset/${settings.dataset}/query`;

  seedPrefixes();
  openAtTheEditor();
  new MutationObserver(() => {
    addToEditor();
    hideButtonsThatWrite();
  }).observe(document.documentElement, { childList: true, subtree: true });

  // The editor keeps its list of prefixes in the browser and, if there is none, fetches one from
  // prefix.cc. With ours in its place it completes our prefixes and asks nobody.
  function seedPrefixes() {
    const list = Object.entries(settings.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
    const month = 30 * 24 * 60 * 60;
    const entry = { namespace: 'triply', val: list.sort(), exp: month, time: Date.now() };
    try {
      localStorage.setItem('prefixes', JSON.stringify(entry));
    } catch (error) {
      console.warn('This browser keeps nothing, so the editor completes no prefixes.', error);
    }
  }

  // There is one dataset: the list of datasets is a step that leads nowhere else.
  function openAtTheEditor() {
    if (['', '#', '#/'].includes(location.hash)) {
      history.replaceState(history.state, '', queryPage);
    }
  }

  function addToEditor() {
    const element = document.querySelector('#yasqe .CodeMirror');
    const editor = element && element.CodeMirror;
    const card = element && element.closest('.card-body');
    if (!editor || !card || card.querySelector('.summit-extras')) {
      return;
    }
    // These two would ask lov.linkeddata.es for terms.
    ['class', 'property'].forEach((name) => editor.disableCompleter(name));
    hideFusekiExamples(card);
    const extras = make('div', { className: 'summit-extras' });
    if (settings.queries.length > 0) {
      const questions = settings.queries.map((query) => questionButton(query, editor));
      extras.append(make('h4', { textContent: 'Questions' }), list('Questions', questions));
    }
    const prefixes = Object.entries(settings.prefixes);
    const folded = make('details', {});
    folded.append(
      make('summary', { textContent: 'Prefixes' }),
      list('Prefixes', prefixes.map(([prefix, iri]) => prefixButton(prefix, iri, editor))),
    );
    extras.append(folded);
    card.insertBefore(extras, card.querySelector(':scope > div'));
    showCurrent(editor);
    editor.on('change', () => showCurrent(editor));
  }

  // Its examples and its four prefixes cannot be reached by keyboard, and ours contain them.
  function hideFusekiExamples(card) {
    for (const label of card.querySelectorAll('label')) {
      if (label.textContent.trim() === 'Example Queries') {
        label.closest('.row').hidden = true;
      }
    }
  }

  function questionButton(query, editor) {
    const button = make('button', { type: 'button', textContent: query.summary });
    button.dataset.query = query.name;
    button.addEventListener('click', () => {
      editor.setValue(query.sparql);
      // The editor shows a failed query by itself.
      editor.query().then(
        () => document.getElementById('yasr').scrollIntoView({ block: 'nearest' }),
        () => {},
      );
    });
    return button;
  }

  function prefixButton(prefix, iri, editor) {
    const button = make('button', { type: 'button', textContent: `${prefix}:`, title: iri });
    button.dataset.prefix = prefix;
    button.addEventListener('click', () => editor.addPrefixes({ [prefix]: iri }));
    return button;
  }

  // Marks the question whose query is in the editor as it was written.
  function showCurrent(editor) {
    const sparql = editor.getValue().trim();
    for (const button of document.querySelectorAll('.summit-extras [data-query]')) {
      const query = settings.queries.find((each) => each.name === button.dataset.query);
      button.setAttribute('aria-current', String(query.sparql.trim() === sparql));
    }
  }

  // On the list of datasets these are buttons without an address, so no style can find them.
  function hideButtonsThatWrite() {
    for (const button of document.querySelectorAll('td button.btn')) {
      button.hidden = ['add data', 'edit'].includes(button.textContent.trim());
      if (button.hidden) {
        button.style.setProperty('display', 'none', 'important');
      }
    }
  }

  function list(label, buttons) {
    const all = make('ul', {});
    all.setAttribute('aria-label', label);
    for (const button of buttons) {
      const item = make('li', {});
      item.append(button);
      all.append(item);
    }
    return all;
  }

  function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }
})();
