package dev.guildhall.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The one JAX-RS application; its resources and providers are found by scanning. */
@ApplicationPath("/")
public class GuildhallApplication extends Application {}
