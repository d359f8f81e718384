using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultationIntake.Web.Tests.Submissions;

public sealed class ListRequestTests
{
    private static readonly Consultations.Consultation Consultation = Samples.Consultation();

    [Theory]
    [InlineData("?language=cy&status=failed", "Responses failed, in Welsh")]
    [InlineData("?campaign=KVETTDTJ6", "Responses that are copies of one campaign letter")]
    [InlineData("?sheet=0123456789abcdef", "Responses from the file survey.csv")]
    [InlineData("?district=CF10&victim=yes", "Responses from CF10, from people who say they were victims of crime")]
    [InlineData("?victim=prefer-not-to-say", "Responses from people who prefer not to say whether they were victims of crime")]
    [InlineData("?since=2026-11-10T14:05:00Z", "Responses received since 10 Nov, 2:05pm")]
    [InlineData("?theme=victims&take=20&from=2026-11-10&until=2026-11-10", "Responses on Victims, received on 10 November 2026")]
    [InlineData(
        "?late=true&needsLook=true&partner=northtown-council",
        "Responses from Northtown Council, to look at, received after the closing time"
    )]
    [InlineData("", "Responses")]
    public void Read_Address_IsSaidInASentenceAndWrittenAgainTheSame(string address, string sentence)
    {
        var asked = Read(address);

        Assert.Empty(asked.Errors);
        Assert.Equal(sentence, ResponseList.Heading(asked, Consultation, "survey.csv"));
        var again = ResponseList.Address(asked, Consultation);
        Assert.Equal(asked.Query, Read(again[Math.Max(0, again.IndexOf('?', StringComparison.Ordinal))..]).Query);
    }

    [Theory]
    [InlineData("?colour=red", "colour")]
    [InlineData("?Status=failed", "Status")]
    [InlineData("?language=French", "language")]
    [InlineData("?campaign=a/b", "campaign")]
    [InlineData("?sheet=../etc", "sheet")]
    [InlineData("?district=CF10 1AA", "district")]
    [InlineData("?victim=maybe", "victim")]
    [InlineData("?since=2026-11-10", "since")]
    [InlineData("?since=2026-11-10T14:05:00.5Z", "since")]
    [InlineData("?since=0001-01-01T00:00:00Z", "since")]
    [InlineData("?status=1", "status")]
    [InlineData("?late=false", "late")]
    [InlineData("?after=nowhere", "after")]
    [InlineData("?take=201", "take")]
    public void Read_WhatThereIsNot_IsRefusedByName(string address, string name) => Assert.Equal([name], Read(address).Errors.Keys);

    [Fact]
    public void Read_FromAndSince_AsksForTheLater()
    {
        var moment = new DateTimeOffset(2026, 11, 10, 14, 5, 0, TimeSpan.Zero);

        Assert.Equal(moment, Read("?from=2026-11-10&since=2026-11-10T14:05:00Z").Query.ReceivedFrom);
        Assert.Equal(moment, Read("?since=2026-11-10T15:05:00%2B01:00").Query.ReceivedFrom);
        Assert.Equal(
            Consultation.Window.StartOf(new(2026, 11, 11)),
            Read("?from=2026-11-11&since=2026-11-10T14:05:00Z").Query.ReceivedFrom
        );
    }

    private static ListRequest Read(string address) =>
        ListRequest.Read(new QueryCollection(QueryHelpers.ParseQuery(address)), Consultation);
}
