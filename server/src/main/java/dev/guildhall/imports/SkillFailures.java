package dev.guildhall.imports;

import dev.guildhall.jobs.JobOvertaken;
import dev.guildhall.packages.Finding;
import dev.guildhall.packages.FoundSkill;
import dev.guildhall.packages.MendCode;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells failures that concern one skill from those that concern all: when the database fails, or another node holds the job,
 * the attempt ends; anything else refuses the skill alone, because tried again it would only fail again.
 */
final class SkillFailures {
    private static final Logger LOG = LoggerFactory.getLogger(SkillFailures.class);
    private static final int DEEPEST = 20;

    private SkillFailures() {}

    /** What the report says of the failure, which is logged; thrown on when it concerns all. */
    static Finding finding(FoundSkill skill, Exception failure) throws Exception {
        if (concernsAll(failure)) {
            throw failure;
        }
        LOG.warn("The skill in {} was refused, because importing it failed", ReportKey.of(skill.path()), failure);
        return MendCode.IMPORT_FAILED.onPackage(
                "The server failed at this skill.", "Tell an administrator; the server's log says why.");
    }

    private static boolean concernsAll(Exception failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < DEEPEST; cause = cause.getCause()) {
            if (cause instanceof JobOvertaken
                    || cause instanceof InterruptedException
                    || cause instanceof SQLException
                    || cause instanceof PersistenceException) {
                return true;
            }
        }
        return false;
    }
}
