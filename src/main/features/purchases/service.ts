export { findPurchase, insertPurchase } from './repository';
