using ConsultationIntake.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ConsultationIntake.Web;

/// <summary>
/// An address is found whatever its case, and has one spelling: small letters, a reference as it is printed, no slash at the
/// end. Who asks for another is sent there. What is posted to another is taken as it is: not everybody posts again.
/// </summary>
internal sealed class OneSpelling(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (
            context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.RoutePattern.PathSegments is [{ Parts: [RoutePatternParameterPart { IsCatchAll: true }] }]
        )
            return next(context);

        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            if (context.Request.RouteValues[parameter.Name] is string value)
                context.Request.RouteValues[parameter.Name] = Spell(parameter.Name, value);
        }

        var path = new PathString(
            "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => Spell(segment, context.Request.RouteValues)))
        );
        if (path.Value == context.Request.Path.Value)
            return next(context);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(context.Request.PathBase + path.ToUriComponent() + context.Request.QueryString, permanent: true);
            return Task.CompletedTask;
        }

        context.Request.Path = path;
        return next(context);
    }

    private static string Spell(RoutePatternPathSegment segment, RouteValueDictionary values) =>
        string.Concat(
            segment.Parts.Select(part =>
                part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter => values[parameter.Name]?.ToString(),
                    _ => throw new NotSupportedException($"A route with {part.PartKind}"),
                }
            )
        );

    /// <summary>Letters of ASCII alone: the sign for kelvin is no "k".</summary>
    private static void Small(Span<char> small, string value)
    {
        for (var i = 0; i < value.Length; i++)
            small[i] = char.IsAsciiLetterUpper(value[i]) ? char.ToLowerInvariant(value[i]) : value[i];
    }

    /// <summary>Ids of mails and names of files keep their case: they are theirs.</summary>
    private static string Spell(string parameter, string value) =>
        parameter switch
        {
            "slug" or "draft" or "page" => string.Create(value.Length, value, Small),
            "reference" when SubmissionReference.TryParse(value, out var reference) => reference.ToString(),
            _ => value,
        };
}
