package dev.guildhall.hosted;

import dev.guildhall.platform.Problem;

/** The other side read a call and said no; a caller that has no other way passes the problem on. */
final class RefusedCall extends Exception {
    private final int status;
    private final transient Problem problem;

    RefusedCall(int status, Problem problem) {
        super(problem.detail(), problem);
        this.status = status;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }
}
