using ConsultationIntake.Cli.Staff;
using ConsultationIntake.Staff;

namespace ConsultationIntake.Cli.Tests;

public sealed class PasswordCommandTests
{
    [Fact]
    public async Task Password_LongEnough_PrintsAHashThatMatchesItAlone()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await PasswordCommand.RunAsync("correct horse battery", output, error);

        var hash = output.ToString().Trim();
        Assert.Equal(0, code);
        Assert.True(PasswordHash.Matches("correct horse battery", hash));
        Assert.False(PasswordHash.Matches("correct horse batterz", hash));
        Assert.DoesNotContain("horse", hash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_TooShort_SaysHowLongAndPrintsNoHash()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await PasswordCommand.RunAsync("short", output, error);

        Assert.Equal((1, string.Empty), (code, output.ToString()));
        Assert.Contains("12 characters", error.ToString(), StringComparison.Ordinal);
    }
}
