package dev.guildhall.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The program's one Jakarta REST application: pages and JSON API, from the root of the address. */
@ApplicationPath("/")
public class GuildhallApplication extends Application {}
