package dev.guildhall.wired;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Stands in for the container's {@code @Transactional} interceptor. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class TransactionalInTests {
    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        return ThreadTransactions.in(context::proceed);
    }
}
