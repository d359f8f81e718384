using System.Text;
using System.Text.Json;
using ConsultationIntake.Web.Submissions;

namespace ConsultationIntake.Web.Tests.Submissions;

public sealed class JsonSizeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"answers\":[1,2,3]}", true)]
    [InlineData("\uFEFF{\"answers\":[1,2,3]}", true)]
    [InlineData("{\"answers\":[1,2,3,4,5,6,7,8]}", false)]
    public async Task IsWithin_CountsWhatIsThere_AndLeavesTheStreamWhereItWas(string text, bool isWithin)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Equal(isWithin, await JsonSize.IsWithinAsync(json, 8, 1_000, Token));
        Assert.Equal(0, json.Position);
    }

    /// <summary>Each would be read by itself, with all that follows moved to the front: eight megabytes for half a minute.</summary>
    [Fact]
    public async Task IsWithin_OfNothingButMarksThatTextBegins_IsNoJson()
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(new string('\uFEFF', 50_000)));

        await Assert.ThrowsAnyAsync<JsonException>(() => JsonSize.IsWithinAsync(json, 8, 1_000_000, Token));
    }
}
