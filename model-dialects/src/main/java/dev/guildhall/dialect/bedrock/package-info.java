/** Amazon Bedrock's Converse API: {@code POST /model/{modelId}/converse} and {@code converse-stream} (API reference of Bedrock Runtime, 2023-09-30). */
@NullMarked
package dev.guildhall.dialect.bedrock;

import org.jspecify.annotations.NullMarked;
