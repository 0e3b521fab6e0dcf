/** The office's icons by what they mean (Phosphor, bold). One meaning, one icon; add here, never import an icon elsewhere. */
import archive from '@phosphor-icons/core/bold/archive-bold.svg?raw';
import arrowRight from '@phosphor-icons/core/bold/arrow-right-bold.svg?raw';
import back from '@phosphor-icons/core/bold/arrow-u-up-left-bold.svg?raw';
import bookOpen from '@phosphor-icons/core/bold/scroll-bold.svg?raw';
import calendar from '@phosphor-icons/core/bold/calendar-blank-bold.svg?raw';
import caretDown from '@phosphor-icons/core/bold/caret-down-bold.svg?raw';
import caretRight from '@phosphor-icons/core/bold/caret-right-bold.svg?raw';
import chartLine from '@phosphor-icons/core/bold/chart-line-bold.svg?raw';
import check from '@phosphor-icons/core/bold/check-bold.svg?raw';
import close from '@phosphor-icons/core/bold/x-bold.svg?raw';
import copy from '@phosphor-icons/core/bold/copy-bold.svg?raw';
import download from '@phosphor-icons/core/bold/download-simple-bold.svg?raw';
import file from '@phosphor-icons/core/bold/file-csv-bold.svg?raw';
import keyboard from '@phosphor-icons/core/bold/keyboard-bold.svg?raw';
import lock from '@phosphor-icons/core/bold/lock-simple-bold.svg?raw';
import menu from '@phosphor-icons/core/bold/list-bold.svg?raw';
import moon from '@phosphor-icons/core/bold/moon-bold.svg?raw';
import orders from '@phosphor-icons/core/bold/shopping-bag-open-bold.svg?raw';
import path from '@phosphor-icons/core/bold/path-bold.svg?raw';
import pencil from '@phosphor-icons/core/bold/pencil-simple-bold.svg?raw';
import people from '@phosphor-icons/core/bold/identification-badge-bold.svg?raw';
import plugs from '@phosphor-icons/core/bold/plugs-bold.svg?raw';
import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import printer from '@phosphor-icons/core/bold/printer-bold.svg?raw';
import receipt from '@phosphor-icons/core/bold/receipt-bold.svg?raw';
import search from '@phosphor-icons/core/bold/magnifying-glass-bold.svg?raw';
import signOut from '@phosphor-icons/core/bold/sign-out-bold.svg?raw';
import stock from '@phosphor-icons/core/bold/package-bold.svg?raw';
import store from '@phosphor-icons/core/bold/storefront-bold.svg?raw';
import sun from '@phosphor-icons/core/bold/sun-bold.svg?raw';
import tag from '@phosphor-icons/core/bold/tag-bold.svg?raw';
import till from '@phosphor-icons/core/bold/cash-register-bold.svg?raw';
import today from '@phosphor-icons/core/bold/sun-horizon-bold.svg?raw';
import trash from '@phosphor-icons/core/bold/trash-simple-bold.svg?raw';
import truck from '@phosphor-icons/core/bold/truck-bold.svg?raw';
import upload from '@phosphor-icons/core/bold/upload-simple-bold.svg?raw';
import users from '@phosphor-icons/core/bold/users-bold.svg?raw';
import key from '@phosphor-icons/core/bold/key-bold.svg?raw';
import warning from '@phosphor-icons/core/bold/warning-circle-bold.svg?raw';

export const ICONS = {
  archive, arrowRight, back, audit: bookOpen, calendar, caretDown, caretRight, chart: chartLine, check, close, copy, download, file, key,
  keyboard, lock, menu, moon, orders, where: path, pencil, people, plugs, plus, printer, receipt, search, signOut, stock, store, sun, tag,
  till, today, trash, truck, upload, users, warning,
};

export type IconName = keyof typeof ICONS;
