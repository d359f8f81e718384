using ConsultationIntake.Consultations;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Tests;

public sealed class RequestOriginTests
{
    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData("https://consult.example", null, null, true)]
    [InlineData("https://consult.example", null, "same-origin", true)]
    [InlineData("http://127.0.0.1:5080", null, null, true)]
    [InlineData("https://127.0.0.1:5080", null, null, true)]
    [InlineData(null, "https://consult.example/plan", null, true)]
    [InlineData(null, null, "none", true)]
    [InlineData("https://evil.example", null, null, false)]
    [InlineData("https://evil.example", null, "same-origin", false)]
    [InlineData("https://consult.example.evil.example", null, null, false)]
    [InlineData("https://consult.example:8443", null, null, false)]
    [InlineData("http://127.0.0.1:9999", null, null, false)]
    [InlineData("null", null, null, false)]
    [InlineData("", null, null, false)]
    [InlineData(null, "https://evil.example/", null, false)]
    [InlineData(null, null, "cross-site", false)]
    [InlineData(null, null, "same-site", false)]
    [InlineData("https://consult.example", null, "cross-site", false)]
    public void IsOurs_WhatABrowserSaysOfThePage_Decides(string? origin, string? referer, string? site, bool ours)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("127.0.0.1:5080");
        if (origin is not null)
            request.Headers.Origin = origin;
        if (referer is not null)
            request.Headers.Referer = referer;
        if (site is not null)
            request.Headers["Sec-Fetch-Site"] = site;

        Assert.Equal(ours, new RequestOrigin(new SiteAddress(new Uri("https://consult.example/"))).IsOurs(request));
    }
}
