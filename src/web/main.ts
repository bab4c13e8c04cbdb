// Where the board begins: its language, then its pages.
import { mount } from 'svelte';
import '#web/styles/fonts.css';
import '#web/styles/tokens.css';
import '#web/styles/base.css';
import '#web/styles/print.css';
import Board from '#web/board.svelte';
import { begin } from '#web/words/say.svelte.ts';
import { place } from '#web/data/place.svelte.ts';

await begin(place.get('lang'));
mount(Board, { target: document.getElementById('board')! });
