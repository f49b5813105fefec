import { Callbacks } from './delivery/callbacks.mts';
import { Delivery } from './delivery/delivery.mts';
import { Faults } from './faults/faults.mts';
import { Changes } from './control/changes.mts';
import { RequestLog } from './control/request-log.mts';
import { Accounts } from './state/accounts.mts';
import { Ids } from './state/ids.mts';
import { Messages } from './state/messages.mts';
import { seed } from './state/seed.mts';
import { defaultSettings } from './state/settings.mts';

/** Everything the sandbox knows. All of it lives in memory. */
export class Sandbox {
	readonly faults = new Faults();
	readonly log = new RequestLog();
	readonly changes = new Changes();
	readonly callbacks = new Callbacks(
		() => this.settings,
		() => this.changes.notify('reports'),
	);
	settings = defaultSettings();
	ids = new Ids();
	accounts = new Accounts(this.ids);
	messages = new Messages(this.ids);
	delivery = this.#newDelivery();

	constructor() {
		seed(this.accounts, this.ids);
	}

	/** Goes back to the seeded state: accounts, messages, settings, faults, log. */
	reset(): void {
		this.stop();
		this.faults.clear();
		this.log.clear();
		this.settings = defaultSettings();
		this.ids = new Ids();
		this.accounts = new Accounts(this.ids);
		this.messages = new Messages(this.ids);
		this.delivery = this.#newDelivery();
		seed(this.accounts, this.ids);
	}

	/** Calls off all that was going to happen. */
	stop(): void {
		this.delivery.stop();
		this.callbacks.stop();
	}

	#newDelivery(): Delivery {
		return new Delivery(
			this.messages,
			this.callbacks,
			() => this.settings,
			() => this.changes.notify('messages'),
		);
	}
}
