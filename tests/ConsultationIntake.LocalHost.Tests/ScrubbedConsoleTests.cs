using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.LocalHost.Tests;

public sealed class ScrubbedConsoleTests
{
    [Theory]
    [InlineData("Mailbox ann.other@example.org is full", "ann.other@example.org")]
    [InlineData("Cannot parse 'call me on 07700 900123'", "07700 900123")]
    [InlineData("Duplicate value CF10 3NQ", "CF10 3NQ")]
    [InlineData("GET /plan/answer/abcdefghijklmnopqrstuvwxyz234567/asb", "abcdefghijklmnopqrstuvwxyz234567")]
    public void Write_AnExceptionThatQuotesSomebody_LeavesThemOut(string message, string planted)
    {
        using var line = new StringWriter();
        var failure = new InvalidOperationException("The work failed.", new FormatException(message));
        var entry = new LogEntry<string>(LogLevel.Error, "Category", 7, message, failure, (state, _) => state);

        new ScrubbedConsole(TimeProvider.System).Write(entry, null, line);

        Assert.DoesNotContain(planted, line.ToString(), StringComparison.Ordinal);
        Assert.Contains("fail: Category[7]", line.ToString(), StringComparison.Ordinal);
        Assert.Single(line.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Console_WhateverTheSettingsSay_IsTheScrubbedOne()
    {
        await using var host = await LocalHostUnderTest.StartAsync(settings: ["--Logging:Console:FormatterName", "simple"]);

        Assert.Equal(ScrubbedConsole.FormatterName, host.Get<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName);
    }

    [Fact]
    public void Write_AStartThatIsRefused_IsItsWordsWithoutAStackTrace()
    {
        using var line = new StringWriter();
        Action start = () => throw new StartRefusedException("Nobody can sign in. Configure staff.");
        var refused = Assert.Throws<StartRefusedException>(start);

        new ScrubbedConsole(TimeProvider.System).Write(
            new LogEntry<string>(LogLevel.Error, "Host", 11, "Hosting failed to start", refused, (state, _) => state),
            null,
            line
        );

        Assert.EndsWith(
            "fail: Host[11] Hosting failed to start Nobody can sign in. Configure staff.",
            line.ToString().TrimEnd(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Write_IdsOfOurOwn_AreLeftAsTheyAre()
    {
        using var line = new StringWriter();
        const string Message = "Tagged police-and-crime-plan KVE-KAW-9R4: 7 points";

        new ScrubbedConsole(TimeProvider.System).Write(
            new LogEntry<string>(LogLevel.Information, "Category", 1, Message, null, (state, _) => state),
            null,
            line
        );

        Assert.EndsWith(Message, line.ToString().TrimEnd(), StringComparison.Ordinal);
    }
}
