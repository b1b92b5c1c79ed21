package dev.guildhall.web.layout;

import dev.guildhall.platform.Problem;

/** A problem as the page that caused it shows it in place. */
public record Refusal(int status, String slug, String title, String detail) {
    public static Refusal of(Problem problem) {
        return new Refusal(
                problem.type().status(), problem.type().slug(), problem.type().title(), problem.detail());
    }
}
