export { findPurchase, insertPurchase, readPurchases } from './repository';
