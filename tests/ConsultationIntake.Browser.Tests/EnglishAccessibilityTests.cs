namespace ConsultationIntake.Browser.Tests;

public sealed class EnglishAccessibilityTests(Chromium chromium) : AccessibilityTests(chromium, "en", [320, 1280]);
