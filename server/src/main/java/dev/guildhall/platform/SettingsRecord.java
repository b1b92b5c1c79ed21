package dev.guildhall.platform;

/**
 * The settings of one feature as a record: component {@code maxFiles} of a record under {@code guildhall.publish} is the
 * key {@code guildhall.publish.max-files}.
 *
 * <p>The compact constructor checks the values and throws {@code IllegalArgumentException} that begins with the
 * component's name. Each feature produces its record once: {@code @Produces @Singleton X settings(Settings settings)}.
 */
public interface SettingsRecord {}
