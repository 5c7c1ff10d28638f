-- What is ordered of a session of a sandbox: how its captures come out.
alter table session add column sandbox_order jsonb;
-- Not valid: no row is read under the lock; the rows before have no order.
alter table session add constraint session_sandbox_order_check check (sandbox or sandbox_order is null) not valid;
