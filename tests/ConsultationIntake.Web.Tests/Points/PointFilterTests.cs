using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Points;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultationIntake.Web.Tests.Points;

public sealed class PointFilterTests
{
    private static readonly Consultations.Consultation Consultation = Samples.Consultation();

    [Theory]
    [InlineData("?theme=victims&stance=opposes&decision=undecided&decision=drafted", "Critical points on Victims, not decided")]
    [InlineData("?theme=none", "Points with no theme")]
    [InlineData("?partner=northtown-council&late=yes", "Points from Northtown Council, received late")]
    [InlineData(
        "?words=dogs&from=2026-11-10&until=2026-11-10",
        "Points, with the words dogs, received from 10 November 2026, received until 10 November 2026"
    )]
    [InlineData("?since=2026-11-10T14:05:00Z", "Points, received since 10 Nov, 2:05pm")]
    [InlineData("?since=2026-11-10T14:05:00Z&from=2026-11-11", "Points, received from 11 November 2026")]
    [InlineData("?whose=thirdPartyView&repeat=no", "Points, a view passed on, each campaign letter once")]
    [InlineData("", "Points")]
    public void Read_Address_IsSaidInASentenceAndWrittenAgainTheSame(string address, string sentence)
    {
        var filter = Read(address);

        Assert.Empty(filter.Errors);
        Assert.Equal(sentence, FilterSentence.Of(filter.Query, Consultation));
        Assert.Equal(
            filter.Query.Fields.SelectMany(field => field.Value),
            Read(Query(PointFilter.Address(filter.Query, Consultation))).Query.Fields.SelectMany(field => field.Value)
        );
        Assert.Equal(
            (filter.Query.Words, filter.Query.From, filter.Query.Until),
            Read(Query(PointFilter.Address(filter.Query, Consultation))).Query is var again
                ? (again.Words, again.From, again.Until)
                : default
        );
    }

    [Theory]
    [InlineData("?colour=red", "colour")]
    [InlineData("?theme=weather", "theme")]
    [InlineData("?stance=1", "stance")]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?since=2026-11-10", "since")]
    [InlineData("?since=2026-11-10T14:05:00.5Z", "since")]
    [InlineData("?take=1000", "take")]
    [InlineData("?until=9999-12-31", "until")]
    [InlineData("?from=0001-01-01", "from")]
    public void Read_WhatThereIsNot_IsRefusedByName(string address, string name) => Assert.Contains(name, Read(address).Errors.Keys);

    [Fact]
    public void Read_LastDay_IsCountedInWhole()
    {
        var query = Read("?from=2026-11-10&until=2026-11-10").Query;

        Assert.Equal(TimeSpan.FromHours(24), query.Until - query.From);
    }

    [Fact]
    public void Sentence_EveryFieldAndValue_CanBeSaid()
    {
        foreach (var field in Enum.GetValues<PointField>())
        {
            foreach (var value in PointFilter.ChoicesOf(field, Consultation) ?? ["something"])
            {
                var query = new PointQuery { Consultation = Consultation.Slug }.With(field, value);

                Assert.NotEqual("Points", FilterSentence.Of(query, Consultation));
                Assert.Empty(Read(Query(PointFilter.Address(query, Consultation))).Errors);
            }
        }
    }

    private static PointFilter Read(string address) =>
        PointFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(address)), Consultation);

    private static string Query(string address) => address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? address[at..] : "";
}
