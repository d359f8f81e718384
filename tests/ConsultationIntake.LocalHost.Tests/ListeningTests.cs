using ConsultationIntake.LocalHost.Staff;

namespace ConsultationIntake.LocalHost.Tests;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null, true, false, null)]
    [InlineData("http://localhost:5080", null, true, false, null)]
    [InlineData("http://[::1]:5080", null, false, false, null)]
    [InlineData("http://127.0.0.1:5080", "http://localhost:5080", true, false, null)]
    [InlineData("http://*:5080", null, true, true, "TrustThisMachine")]
    [InlineData("http://+:5080", null, true, false, "TrustThisMachine")]
    [InlineData("http://192.0.2.1:5080", null, true, true, "TrustThisMachine")]
    [InlineData("http://unix:/run/intake.sock", null, true, true, "TrustThisMachine")]
    [InlineData("http://127.0.0.1:5080", "https://consult.example", true, true, "TrustThisMachine")]
    [InlineData("http://0.0.0.0:5080", null, false, false, "Nobody can sign in")]
    [InlineData("http://127.0.0.1:5080", "https://consult.example", false, false, "Nobody can sign in")]
    [InlineData("http://127.0.0.1:5080", "http://consult.example", false, true, "TLS")]
    [InlineData("http://[::]:5080", null, false, true, "by which name")]
    [InlineData("http://[::]:5080", "https://consult.example", false, true, null)]
    [InlineData("http://127.0.0.1:5080", "https://consult.example", false, true, null)]
    public void ProblemWith_HowTheHostIsReached_SaysWhatToChange(
        string listens,
        string? publicAddress,
        bool trust,
        bool hasStaff,
        string? problem
    )
    {
        var staff = new StaffOptions();
        if (hasStaff)
            staff.Users["ann"] = new StaffUser();

        var said = new Listening([listens], []).ProblemWith(
            new LocalHostOptions { TrustThisMachine = trust, PublicAddress = publicAddress },
            staff
        );

        if (problem is null)
            Assert.Null(said);
        else
            Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOf_WhereTheHostListensEverywhere_AreThisMachinesAndThePublicOne() =>
        Assert.Equal(
            ["localhost", "127.0.0.1", "[::1]", "consult.example", "further.example"],
            new Listening(["http://*:80", "http://0.0.0.0:81"], ["further.example"]).NamesOf(
                new LocalHostOptions { PublicAddress = "https://consult.example:8443/" }
            )
        );
}
