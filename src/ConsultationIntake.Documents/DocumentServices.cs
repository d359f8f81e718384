using System.Reflection;
using ConsultationIntake.Documents.Emails;
using ConsultationIntake.Documents.Pdf;
using ConsultationIntake.Documents.Sheets;
using ConsultationIntake.Imports;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Documents;

/// <summary>The readers of mail and of files.</summary>
public static class DocumentServices
{
    /// <param name="host">The program's own assembly. Its <c>Main</c> hands its arguments to <see cref="ReadingProcess.TryRun"/> before
    /// anything else.</param>
    public static IServiceCollection AddDocuments(this IServiceCollection services, Assembly host) =>
        services
            .AddSingleton(ReadingLimits.Default)
            .AddSingleton(_ => new PdfProcess(host))
            .AddSingleton<IPdfReader, PdfPigReader>()
            .AddSingleton<IPageDrawer, PdfPageDrawer>()
            .AddSingleton<IDocumentReader, DocumentReader>()
            .AddSingleton<ISheetReader, SheetReader>()
            .AddSingleton<IEmailReader, EmailReader>();
}
