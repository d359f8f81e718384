namespace ConsultationIntake.Browser.Tests;

public sealed class WelshAccessibilityTests(Chromium chromium) : AccessibilityTests(chromium, "cy", [320]);
