package dev.guildhall.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws views. The templates are compiled with the project; nothing is read or compiled at run time. */
@ApplicationScoped
public class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "dev.guildhall.web.templates");

    /** The whole document, so that a template that fails leaves no half page behind. */
    public String render(View view) {
        StringOutput out = new StringOutput(16_384);
        engine.render(view.template(), view.model(), out);
        return out.toString();
    }
}
