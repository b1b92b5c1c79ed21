package dev.guildhall.wired;

import org.jboss.resteasy.spi.HttpRequest;
import org.jboss.resteasy.spi.HttpResponse;
import org.jboss.resteasy.spi.ResourceFactory;
import org.jboss.resteasy.spi.ResteasyProviderFactory;

/** Gets a resource from CDI for each request, as the container does; RESTEasy alone does not know constructors with {@code @Inject}. */
record BeanPerRequest(Class<?> type) implements ResourceFactory {
    @Override
    public Class<?> getScannableClass() {
        return type;
    }

    @Override
    public void registered(ResteasyProviderFactory factory) {}

    @Override
    public Object createResource(HttpRequest request, HttpResponse response, ResteasyProviderFactory factory) {
        return Wired.bean(type);
    }

    @Override
    public void requestFinished(HttpRequest request, HttpResponse response, Object resource) {}

    @Override
    public void unregistered() {}
}
