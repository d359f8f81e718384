using ConsultationIntake.Cli.Staff;
using Microsoft.AspNetCore.Identity;

namespace ConsultationIntake.Cli.Tests;

public sealed class PasswordCommandTests
{
    [Fact]
    public void Password_LongEnough_PrintsAHashThatMatchesItAlone()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = PasswordCommand.Run("correct horse battery", output, error);

        var hash = output.ToString().Trim();
        Assert.Equal(0, code);
        Assert.Equal(PasswordVerificationResult.Success, Verify(hash, "correct horse battery"));
        Assert.Equal(PasswordVerificationResult.Failed, Verify(hash, "correct horse batterz"));
        Assert.DoesNotContain("horse", hash, StringComparison.Ordinal);
    }

    [Fact]
    public void Password_TooShort_SaysHowLongAndPrintsNoHash()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = PasswordCommand.Run("short", output, error);

        Assert.Equal((1, string.Empty), (code, output.ToString()));
        Assert.Contains("12 characters", error.ToString(), StringComparison.Ordinal);
    }

    private static PasswordVerificationResult Verify(string hash, string password) =>
        new PasswordHasher<string>().VerifyHashedPassword("", hash, password);
}
