import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import './style/tokens.css';
import './style/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { followLinks } from './lib/address.svelte';
import { listenKeys } from './lib/commands.svelte';
import { restoreTheme } from './lib/theme.svelte';

restoreTheme();
followLinks();
listenKeys();
mount(App, { target: document.getElementById('desk')! });
