using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Submissions;

/// <summary>How the API reads a small JSON body: what is not known is a mistake.</summary>
internal static class ApiBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="what">What it is, for whoever sent something else.</param>
    /// <param name="handle">Runs with what was sent; where that is none, the answer says what is wrong and nothing is done.</param>
    internal static async Task<IResult> WithAsync<T>(
        HttpContext context,
        string what,
        Func<T, Task<IResult>> handle,
        CancellationToken cancellationToken
    )
        where T : class
    {
        T asked;
        try
        {
            asked =
                await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, cancellationToken)
                ?? throw new JsonException("Send an object.");
        }
        catch (JsonException mistake)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                $"This is not {what}",
                $"{mistake.Path ?? "$"}: {mistake.Message.Split(" Path:", 2)[0]} Nothing was done."
            );
        }

        return await handle(asked);
    }
}
