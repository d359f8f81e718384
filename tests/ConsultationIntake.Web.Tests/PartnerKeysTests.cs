using System.Security.Cryptography;
using System.Text;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ConsultationIntake.Web.Tests;

public sealed class PartnerKeysTests
{
    [Theory]
    [InlineData("westmere-city-council")]
    [InlineData("westmere_city_council")]
    public void Grant_IdWithHyphens_MayBeWrittenWithUnderscores(string setting)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("a key")));
        var keys = new PartnerKeys(
            new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { [$"Partners:Keys:{setting}"] = hash })
                .Build()
        );

        var grant = keys.GrantOf(new HeaderDictionary { [PartnerKeys.Header] = "a key" });

        Assert.Equal(new PartnerGrant("westmere-city-council", "westmere-city-council"), grant);
    }
}
