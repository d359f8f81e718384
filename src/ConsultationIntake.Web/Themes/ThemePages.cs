using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Themes.Own;
using ConsultationIntake.ThemeWords;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Themes;

/// <summary>
/// <c>/staff/{slug}/themes</c>: the words of the themes, proposed, taken and left, and what themes learned of corrections.
/// </summary>
public sealed class ThemePages(
    ConsultationCatalogue catalogue,
    IOfficeRecords records,
    LookForWords look,
    ChangeTheme change,
    StaffGate gate
)
{
    /// <summary><c>GET /staff/{slug}/themes</c></summary>
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? PageResult.Of<ThemesPage>(
                        new
                        {
                            Consultation = consultation,
                            Own = (IReadOnlyDictionary<string, OwnTheme>)
                                (await records.ListAsync<OwnTheme>(consultation.Slug, cancellationToken)).ToDictionary(
                                    theme => theme.Id,
                                    StringComparer.Ordinal
                                ),
                        }
                    )
                    : StaffNotFound.Page()
        );

    /// <summary><c>GET /staff/{slug}/themes/{code}</c></summary>
    public Task<IResult> OneAsync(HttpContext context, string slug, string code, CancellationToken cancellationToken) =>
        gate.PageAsync(context, member => ShowAsync(slug, code, member, error: null, cancellationToken));

    /// <summary><c>POST /staff/{slug}/themes/{code}</c>: <c>do</c> says what.</summary>
    public Task<IResult> ChangeAsync(HttpContext context, string slug, string code, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                if (ActionOf(form) is not { } action)
                    return await ShowAsync(slug, code, member, "Choose what to do", cancellationToken);
                var command = new ChangeThemeCommand(consultation, code, action, member.Name);
                return await change.ExecuteAsync(command, cancellationToken) switch
                {
                    ChangeThemeOutcome.Changed => Results.LocalRedirect(
                        $"~/staff/{consultation.Slug}/themes/{code}",
                        permanent: false,
                        preserveMethod: false
                    ),
                    ChangeThemeOutcome.NoSuchTheme => StaffNotFound.Page(),
                    ChangeThemeOutcome.NothingToDo => await ShowAsync(
                        slug,
                        code,
                        member,
                        $"Tick or type at least one new word, each of up to {ChangeTheme.LongestPhrase} characters",
                        cancellationToken
                    ),
                    ChangeThemeOutcome.TooFew few => await ShowAsync(
                        slug,
                        code,
                        member,
                        $"There are {few.Corrections} corrections; a theme learns from {LearnedTheme.LeastCorrections} on",
                        cancellationToken
                    ),
                    _ => throw new NotSupportedException("An outcome of changing a theme has no page."),
                };
            },
            StaffRole.Manager
        );

    private async Task<IResult> ShowAsync(
        string slug,
        string code,
        StaffMember member,
        string? error,
        CancellationToken cancellationToken
    ) =>
        catalogue.Find(slug) is { } consultation && await look.ExecuteAsync(consultation, code, cancellationToken) is { } found
            ? PageResult.Of<ThemePage>(
                new
                {
                    Consultation = consultation,
                    Found = found,
                    MayChange = member.Role >= StaffRole.Manager,
                    Error = error,
                },
                error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
            )
            : StaffNotFound.Page();

    private static ThemeAction? ActionOf(IFormCollection form) =>
        form["do"].ToString() switch
        {
            "take" => new ThemeAction.Take([.. form["word"].Select(Word)]),
            "leave" => new ThemeAction.Leave([.. form["word"].Select(word => Word(word).Phrase)]),
            "add" => new ThemeAction.Take([
                .. form["words"]
                    .ToString()
                    .Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(Word),
            ]),
            "putBack" => new ThemeAction.PutBack(form["word"].ToString()),
            "learn" => new ThemeAction.Learn(),
            "drop" => new ThemeAction.Drop(),
            "undo" => new ThemeAction.Undo(),
            _ => null,
        };

    /// <summary>A Welsh word is sent with its language before it.</summary>
    private static TakenWord Word(string? sent)
    {
        const string welsh = $"{Languages.Welsh}:";
        return sent is not null && sent.StartsWith(welsh, StringComparison.Ordinal)
            ? new TakenWord(sent[welsh.Length..], Languages.Welsh)
            : new TakenWord(sent ?? "", Languages.English);
    }
}
